"""The catalogue: what each case teaches, how long it takes, where one stands."""

from flask import render_template

from eduapp.web.learn.blueprint import learn


@learn.get("/")
def catalogue() -> str:
    return render_template("learn/catalogue.html")
