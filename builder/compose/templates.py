"""Runs a layout's templates in Jinja2's sandbox: names and values → what they print.

Sources come in the ``Layout``; nothing is read from disk, and no author's text is ever a template.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from builder.compose.values import Layout
from builder.compose.views import FieldError
from builder.diagnostics import Position, Report, visible
from builder.load import Scalar

_FILTERS = (
    "abs", "batch", "count", "d", "default", "dictsort", "e", "escape", "first", "groupby", "int", "join", "last",
    "length", "list", "map", "max", "min", "reject", "rejectattr", "reverse", "round", "select", "selectattr", "slice",
    "sort", "sum", "unique",
)  # fmt: skip
"""Those that give the same result each time and cannot blow a text up."""
_GLOBALS = ("range", "dict", "namespace", "cycler", "joiner")
_BIGGEST = 10**9
_HANDLES = "texts can be printed and tested, nothing else; see layouts/README.md"
_HINT = "compare it with the layouts that come with the program"


class TemplateError(Exception):
    """A template cannot be used; ``code`` and the rest make the finding. Without a place: the line being worked out."""

    def __init__(self, code: str, at: Position | None, message: str, hint: str = _HINT) -> None:
        super().__init__(message)
        self.code, self.at, self.message, self.hint = code, at, message, hint

    def tell(self, report: Report) -> None:
        report.add(self.code, self.at, self.message, self.hint)


class _Named(jinja2.StrictUndefined):
    """Says the name that is not there, not Jinja2's sentence."""

    @property
    def _undefined_message(self) -> str:
        return str(self._undefined_name)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Handles and plain values only: strings and numbers have no methods here, and products stay small."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return not isinstance(obj, str | int | float) and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: jinja2.runtime.Context, operator: str, left: Any, right: Any) -> Any:
        are_small = all(isinstance(side, int) and abs(side) < _BIGGEST for side in (left, right))
        if not are_small or operator == "**":
            raise SecurityError(f"{operator} of these")
        return super().call_binop(context, operator, left, right)


def file_of(layout: Layout, template: str) -> str:
    """The template's file as people know it."""
    source = layout.templates.get(template)
    if isinstance(source, Scalar) and source.at.file:
        return source.at.file
    return f"layouts/{template}" if template.startswith("blocks/") else f"layouts/{layout.name}/{template}"


class Templates:
    """A layout's templates, ready to run with the values of one document."""

    def __init__(self, layout: Layout, context: Mapping[str, object]) -> None:
        self.layout, self.context = layout, dict(context)
        sources = tuple((name, str(source)) for name, source in sorted(layout.templates.items()))
        self._environment = _environment(sources)
        self._modules: dict[str, Any] = {}

    def document(self) -> str:
        """What ``document.xml.j2`` prints. Raises TemplateError."""
        name = "document.xml.j2"
        return self._run(name, lambda: str(self._module(name)))

    def macro(self, template: str, name: str, *given: object) -> str:
        """What a macro prints. Raises TemplateError if there is none."""

        def call() -> str:
            macro = getattr(self._module(template), name, None)
            if macro is None:
                at = Position(file_of(self.layout, template))
                hint = f"add {{% macro {name}(b) %}}…{{% endmacro %}}"
                raise TemplateError("C110", at, f"this template has no macro {visible(name)}", hint)
            return str(macro(*given))

        return self._run(template, call)

    def _module(self, name: str) -> Any:
        if name not in self._modules:
            self._modules[name] = self._environment.get_template(name).make_module(self.context)
        return self._modules[name]

    def _run(self, name: str, call: Callable[[], str]) -> str:
        try:
            return call()
        except TemplateError as error:
            error.at = error.at or self._place(name, error)
            raise
        except jinja2.TemplateNotFound as error:
            at = Position(file_of(self.layout, name))
            missing = file_of(self.layout, str(error.name))
            raise TemplateError("C110", at, f"there is no template {visible(missing)}", f"add {missing}") from None
        except jinja2.TemplateSyntaxError as error:
            at = Position(file_of(self.layout, error.name or name), error.lineno)
            hint = "look for {{, {% or {# that is not closed, and for {% if %}, {% for %}, {% macro %} without an end"
            raise TemplateError("C101", at, "this template cannot be read", hint) from None
        except Exception as error:
            if _is_ours(error):
                raise
            raise self._failed(name, error) from None

    def _failed(self, name: str, error: Exception) -> TemplateError:
        at = self._place(name, error)
        if isinstance(error, FieldError):
            field = visible(error.field)
            if error.is_hidden:
                message = f"{field} of '{error.owner}' is for facilitators only; participants' pages cannot show it"
                return TemplateError("C103", at, message, "use it in the macro 'facilitator', or take it away here")
            hint = f"did you mean '{error.near}'?" if error.near else _HINT
            return TemplateError("C102", at, f"'{error.owner}' has no field {field}", hint)
        if isinstance(error, jinja2.UndefinedError):
            return TemplateError("C102", at, f"there is no {visible(str(error.message))} here", _HINT)
        if isinstance(error, SecurityError):
            return TemplateError("C102", at, "templates may not do this", _HANDLES)
        return TemplateError("C102", at, "this line cannot be worked out", _HANDLES)

    def _place(self, name: str, error: Exception) -> Position:
        """The innermost line of a template that was being worked out."""
        found = Position(file_of(self.layout, name))
        trace: types.TracebackType | None = error.__traceback__
        while trace is not None:
            template = trace.tb_frame.f_globals.get("__jinja_template__")
            if isinstance(template, jinja2.Template):
                line = template.get_corresponding_lineno(trace.tb_lineno)
                found = Position(file_of(self.layout, template.name or name), line)
            trace = trace.tb_next
        return found


def _is_ours(error: Exception) -> bool:
    """Whether our own code failed, called by a template: that is no fault of the template."""
    if isinstance(error, FieldError):
        return False
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    name = trace.tb_frame.f_globals.get("__name__", "") if trace is not None else ""
    return str(name).startswith("builder.") and not str(name).endswith("compose.templates")


@lru_cache(maxsize=32)
def _environment(sources: tuple[tuple[str, str], ...]) -> _Sandbox:
    """One per set of sources: compiled templates are kept in it."""
    environment = _Sandbox(
        loader=jinja2.DictLoader(dict(sources)),
        autoescape=True,
        undefined=_Named,
        finalize=lambda value: "" if value is None else value,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    environment.globals = {name: environment.globals[name] for name in _GLOBALS}
    return environment
