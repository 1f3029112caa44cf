from flask import Blueprint

teach = Blueprint("teach", __name__, url_prefix="/teach")
