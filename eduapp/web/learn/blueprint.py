from flask import Blueprint

learn = Blueprint("learn", __name__, url_prefix="/learn")
