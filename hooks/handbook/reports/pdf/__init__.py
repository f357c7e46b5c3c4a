"""PDF with text: the lines of its pages, put together to paragraphs and rows of tables again.

Read with PDFium (pypdfium2), which says where each character stands. Repeated heads and feet of pages are left out. A page without
text is a picture, which has to be read out first.
"""

from .document import read_pdf

__all__ = ["read_pdf"]
