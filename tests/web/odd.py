"""What no page of ours sends, and somebody will: values, paths, cookies, headers and whole bodies."""

from tests.text.payloads import PAYLOADS

ODD = (
    "", " ", "\0", "a\0b", "\ud800", "\udfffx", "\x1b[31m", "\u202eabc", "\ufeff", "0", "-1", "00", "+1", "1.0",
    "1e3", "0x10", "1_0", " 1", "1 ", "²", "٣", "１", "三", "10000", "10001", "99999", "100000", "9" * 30,
    str(10**30), str(-(10**30)), "9" * 5000, "NaN", "inf", "true", "null", "[]", "{}", "x" * 254, "x" * 10_001,
    "é" * 60_000, "a@b.c", "a@b", f"{'x' * 64}@{'y' * 200}.org", "A@EXAMPLE.ORG", "alice@example.org",
    "' OR 1=1 --", "%s%n%(a)s", "{0}{a}", "../../etc/passwd", "//evil.example", "/\\evil.example",
    "https://evil.example", "javascript:alert(1)", "\r\nSet-Cookie: a=b", "/learn/attempts/7zzzzzzzzzzzz/",
    "/learn/\r\nX: y", "\n" * 3000, "𝟙", "𐏿", "\U0010ffff", "a" + "\u0301" * 500,
)  # fmt: skip
VALUES = (*ODD, *PAYLOADS)

PATHS = (
    "/%00", "/%ff%fe", "/%ed%a0%80", "/learn/cases/%00", "/learn/cases/the-walk%00", "/learn/cases/%ff",
    "/learn/cases/..%2f..", "/learn/cases/" + "x" * 5000, "/learn/cases/the-walk/begin",
    "/learn/cases/%F0%9F%98%80", "/learn/cases/the-walk/", "/learn/attempts/", "/learn/attempts/0/",
    "/learn/attempts/zzzzzzzzzzzzz/", "/learn/attempts/7zzzzzzzzzzzz/", "/learn/attempts/7zzzzzzzzzzzz/debrief",
    "/learn/attempts/7ZZZZZZZZZZZZ/", "/learn/attempts/%D9%A30000000000000/",
    "/learn/attempts/0000000000000/media/%2e%2e/%2e%2e/config.py", "/static/../config.py",
    "/static/%2e%2e/%2e%2e/config.py", "/static/%00", "/static/\\..\\..\\config.py", "/bootstrap/static/%00",
    "/account/verify/" + "x" * 3000, "/account/verify/%00", "/account/reset/%ff", "/account/reset/W10.",
    "/account/verify/e30.W10", "//evil.example/", "/\\evil.example", "/publish/problems/0/settle",
    f"/publish/problems/{10**30}/settle", "/publish/problems/-1/settle", "/publish/%00",
    "/?" + "&".join(f"a{n}=1" for n in range(2000)), "/learn/?%00=%ff&=&&&", "/account/log-in?next=%00",
    "/account/log-in?next=%ff", "/account/log-in?next=//evil.example", "/account/sign-up?next=" + "x" * 5000,
    "/health?%ed%a0%80", "/.env", "/learn/../account/",
)  # fmt: skip

COOKIES = (
    "eduapp=", "eduapp=x", "eduapp=eyJfdXNlcl9pZCI6IjEifQ.x.y", "eduapp=" + "x" * 5000, "eduapp=\xff\xfe",
    'eduapp="', "theme=\0", "theme=<script>", "known_browser=", "known_browser=\xff",
    "known_browser=" + "x" * 4000, "live_seat=\xff\xfe", "live_seat=" + "x" * 4000,
    "=;;=;a", ";", "\x01=\x02",
)  # fmt: skip

HEADERS = (
    {"Accept-Language": "\xff;q=nan, *;q=1e999, ,,;;"}, {"Accept-Encoding": ";q=x, br;q=9"},
    {"Accept": "/;q=-1"}, {"Range": "bytes=9-1"}, {"If-None-Match": '"'}, {"If-Modified-Since": "yesterday"},
    {"Content-Type": "multipart/form-data"}, {"Content-Type": "text/html; charset=nothing"},
    {"Host": "evil.example:99999"}, {"Host": ""}, {"Host": "a b"}, {"Referer": "\xff"},
    {"X-Forwarded-For": "nobody, ::1%eth0"}, {"Authorization": "Basic \xff"}, {"Origin": "null"},
    {"Sec-Fetch-Site": "\xff"}, {"X-HTTP-Method-Override": "DELETE"}, {"User-Agent": ""}, {"Cookie": "eduapp"},
    {"X-CSRFToken": "\xff"},
)  # fmt: skip

_PART = b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n"
BODIES = (
    ("application/json", b'{"number": 0}'),
    ("application/json", b"\xff"),
    ("text/plain", b"number=0&choice=2"),
    ("", b"number=0&choice=2"),
    ("nonsense", b"\0\1\2"),
    ("multipart/form-data", b"--x\r\n"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=number\r\n\r\n0"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\xff\r\n\r\n\xff\r\n--x--\r\n"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: x; filename\r\n\r\n--x--"),
    ("multipart/form-data; boundary=" + "x" * 300, b"--x--"),
    (
        "multipart/form-data; boundary=x",
        b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n" * 600 + b"--x--\r\n",
    ),
    ("application/x-www-form-urlencoded", b"number=%&choice=%zz&tick=%ff%00&%00=1&words=%ed%a0%80"),
    ("application/x-www-form-urlencoded; charset=utf-16", b"\xff\xfen\0u\0"),
    ("application/x-www-form-urlencoded; charset=nothing", b"number=0"),
    ("application/x-www-form-urlencoded", b"&".join(b"tick=%d" % n for n in range(5000))),
    ("application/x-www-form-urlencoded", b"words=" + b"x" * 199_000),
    ("application/x-www-form-urlencoded", b"words=" + b"x" * 300_000),
)
