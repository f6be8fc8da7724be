"""Writers: each turns a composed document into the bytes of one format."""
