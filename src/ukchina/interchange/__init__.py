"""The codings in the formats of other tools, and codings from other tools as a coder's file."""

from ukchina.interchange.doccano import doccano
from ukchina.interchange.export import FORMATS, export
from ukchina.interchange.incoming import Incoming, import_coding, incoming
from ukchina.interchange.jsonld import jsonld
from ukchina.interchange.parquet import parquet
from ukchina.interchange.refi_codes import qdc
from ukchina.interchange.refi_project import qdpx

__all__ = [
    "FORMATS",
    "Incoming",
    "doccano",
    "export",
    "import_coding",
    "incoming",
    "jsonld",
    "parquet",
    "qdc",
    "qdpx",
]
