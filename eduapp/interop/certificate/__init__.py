"""Certificates as PDF that everybody can read, with a screen reader too."""

from eduapp.interop.certificate.model import Certificate, Granted
from eduapp.interop.certificate.pdf import Unprintable, to_pdf
from eduapp.interop.certificate.printable import printable

__all__ = ["Certificate", "Granted", "Unprintable", "printable", "to_pdf"]
