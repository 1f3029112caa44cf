from flask import Blueprint

learn = Blueprint("learn", __name__, url_prefix="/learn")
# Pages to which somebody was given a link: they need no log-in, and their addresses are to be typed.
linked = Blueprint("linked", __name__)
