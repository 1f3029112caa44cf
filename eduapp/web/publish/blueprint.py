from flask import Blueprint

publish = Blueprint("publish", __name__, url_prefix="/publish")
