"""x"""

CODES: dict[str, object] = {}
