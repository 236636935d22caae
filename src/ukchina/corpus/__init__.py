"""A folder of texts as documents: read, laid out in blocks, with what their headers state."""

from ukchina.corpus.documents import Block, Corpus, Document, Fact, Role
from ukchina.corpus.read import document, read_corpus, read_document, read_documents

__all__ = [
    "Block",
    "Corpus",
    "Document",
    "Fact",
    "Role",
    "document",
    "read_corpus",
    "read_document",
    "read_documents",
]
