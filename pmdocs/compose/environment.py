"""The sandbox templates run in: plain values in, checked text out, and no way to reach anything else."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import MethodType, ModuleType
from typing import Any, Final

from jinja2 import BaseLoader, BytecodeCache, StrictUndefined, Undefined
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pmdocs.compose.filters import Filter, shown
from pmdocs.compose.suggest import nearest

REFUSED_FILTERS: Final = (
    "attr", "center", "filesizeformat", "format", "indent", "pprint", "random", "safe", "tojson", "urlize",
    "wordwrap", "xmlattr",
)  # fmt: skip
REFUSED_GLOBALS: Final = ("lipsum", "cycler", "joiner")
METHODS: Final[Mapping[type, frozenset[str]]] = {
    str: frozenset({"lower", "upper", "title", "capitalize", "strip", "split", "startswith", "endswith", "splitlines"}),
    dict: frozenset({"items", "keys", "values", "get"}),
    list: frozenset({"index", "count"}),
    tuple: frozenset({"index", "count"}),
    date: frozenset({"isoformat", "weekday"}),
    Decimal: frozenset({"is_signed", "is_zero"}),
}
CALLABLE: Final = (Macro, BlockReference, LoopContext, Context)


class MissingName(StrictUndefined):
    """An unknown name stops the build, and says which known name comes nearest."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        """Jinja's sentence, with the nearest field or key the value does have."""
        message = str(super()._undefined_message)
        known = _names(self._undefined_obj)
        near = nearest(str(self._undefined_name), known) if known else None
        return f"{message}; did you mean {near!r}?" if near else message


def _names(value: object) -> list[str]:
    if isinstance(value, Mapping):
        return [key for key in value if isinstance(key, str)]
    return [name for name in dir(value) if not name.startswith("_")] if hasattr(type(value), "__slots__") else []


class DocumentEnvironment(ImmutableSandboxedEnvironment):
    """Jinja without reach: values can be shown, compared and looped over, but nothing of theirs can be called."""

    intercepted_binops = frozenset({"*", "**", "%", "//"})

    def __init__(
        self,
        loader: BaseLoader,
        filters: Mapping[str, Filter],
        names: Mapping[str, Any],
        extensions: tuple[type[Extension], ...] = (),
        compiled: BytecodeCache | None = None,
    ) -> None:
        """One environment per document: `names` are the globals, all of them ours."""
        super().__init__(
            loader=loader,
            undefined=MissingName,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=shown,
            auto_reload=False,
            extensions=["jinja2.ext.i18n", *extensions],
            bytecode_cache=compiled,
        )
        for name in REFUSED_GLOBALS:
            self.globals.pop(name, None)
        for name in REFUSED_FILTERS:
            self.filters.pop(name, None)
        self.filters.update(filters)
        self.globals.update(names)
        self._safe: dict[tuple[type, str], bool] = {}
        self.admit_globals()

    def admit_globals(self) -> None:
        """Let templates call the globals there are now; none can be added by a template."""
        self._ours = frozenset(id(value) for value in self.globals.values() if callable(value))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Fields of plain values only; nothing private, no modules, no functions' insides."""
        # Nothing but the kind of the value decides, and a register asks for the same fields row by row.
        asked = (type(obj), attr)
        if asked not in self._safe:
            private = isinstance(obj, ModuleType) or attr.startswith("_")
            self._safe[asked] = not private and bool(super().is_safe_attribute(obj, attr, value))
        return self._safe[asked]

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros, our own globals and a few methods of text and lists; nothing a value brings along."""
        if isinstance(obj, CALLABLE) or id(obj) in self._ours:
            return True
        owner = getattr(obj, "__self__", None)
        if isinstance(owner, CALLABLE):
            return isinstance(obj, MethodType)
        name = getattr(obj, "__name__", "")
        return any(isinstance(owner, kind) and name in names for kind, names in METHODS.items())

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what may be called; name what may not."""
        if isinstance(obj, Undefined):
            return obj()  # raises, and says which name is unknown
        if not self.is_safe_callable(obj):
            raise SecurityError(f"{getattr(obj, '__name__', type(obj).__name__)!r} may not be called in a template")
        return context.call(obj, *args, **kwargs)

    def call_binop(self, context: Context, operator_: str, left: Any, right: Any) -> Any:
        """Arithmetic on numbers only: text times a million, and formatting with %, are refused."""
        if not all(isinstance(value, int | Decimal) for value in (left, right)):
            raise SecurityError(f"the operator {operator_} is for numbers only")
        if operator_ == "**":
            raise SecurityError("powers are not available in templates")
        return _OPERATORS[operator_](left, right)


_OPERATORS: Final[Mapping[str, Callable[[Any, Any], Any]]] = {
    "*": operator.mul,
    "%": operator.mod,
    "//": operator.floordiv,
}
