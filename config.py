"""The settings. Each can be set in the environment as EDUAPP_NAME: text as it is, true or false, a list with commas.

`DATABASE_URL` is also read without the prefix, as hosts set it. docs/operators.md explains each.
"""

import os

# Where the database, the mails of a demo and the secret of a demo are kept.
DATA = "data"
# sqlite:////path or postgresql+psycopg://user:password@host/name; "" means eduapp.db in DATA.
DATABASE_URL = os.environ.get("DATABASE_URL", "")
# Signs cookies and links in mails. With this one the program starts only as a demo or in tests.
SECRET_KEY = "for development only"

# The folder of cases; "" means those that come along.
CONTENT = ""
# The key of the one case that may be played without an account.
OPEN_CASE = "the-mailbox"
# One installation serves one organisation; its name stands at the foot of the pages.
ORGANISATION = "eduapp"
# The e-mail address at which people reach whoever answers for what is taught; "" shows none.
CONTACT = ""

# The address under which people reach the site: links in mails begin with it.
PUBLIC_URL = "http://127.0.0.1:8000"
HOST = "127.0.0.1"
PORT = 8000
# Processes that answer requests; more than the machine has cores only makes people wait.
WORKERS = 2
# How many proxies stand in front and tell the visitor's address.
PROXIES = 0

# "file" writes each mail into DATA/mail, "smtp" sends it, "console" prints it, "locmem" keeps it for a test.
MAIL_BACKEND = "file"
MAIL_SERVER = "localhost"
MAIL_PORT = 25
MAIL_USERNAME = None
MAIL_PASSWORD = None
MAIL_USE_TLS = False
MAIL_USE_SSL = False
MAIL_TIMEOUT = 20
MAIL_DEFAULT_SENDER = "eduapp@localhost"

# The hour of the day (UTC) from which reminders of review cards are sent.
REMINDER_HOUR = 6

# Days after which somebody has to log in again, and after which the play of a guest is forgotten.
LOG_IN_DAYS = 30
GUEST_DAYS = 30

# A demo says so on every page; `eduapp demo` sets it.
IS_DEMO = False

# The languages of the interface, the default first.
LANGUAGES = ["en"]
