"""The organisation's own Word forms: documents with tags, filled in by the names that templates know."""

from pmdocs.forms.environment import Drawings, form_environment, names_of
from pmdocs.forms.filling import Filled, fill
from pmdocs.forms.form import Form, check_form, open_form

__all__ = ["Drawings", "Filled", "Form", "check_form", "fill", "form_environment", "names_of", "open_form"]
