"""Style sheets of the PDF pages."""
