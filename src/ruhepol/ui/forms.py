"""Django's form fields as plain data for the field macros: our templates alone draw the widgets."""

from typing import Any

from django.forms import BoundField


def widget(field: BoundField) -> dict[str, Any]:
    """Return the widget's context (`name`, `value`, `attrs`, `type`, `optgroups`) plus `kind`, its macro.

    Errors and help are tied to the control by `aria-describedby`; a wrong control says so by `aria-invalid`.
    """
    control = field.field.widget
    attrs = field.build_widget_attrs({"id": field.auto_id or f"id_{field.html_name}"}, control)
    described = [f"{attrs['id']}_hint"] if field.help_text else []
    if field.errors:
        described.append(f"{attrs['id']}_error")
        attrs["aria-invalid"] = "true"
    if described:
        attrs["aria-describedby"] = " ".join(described)
    context: dict[str, Any] = control.get_context(field.html_name, field.value(), attrs)["widget"]
    context["kind"] = _kind(context)
    return context


def _kind(context: dict[str, Any]) -> str:
    """`text`, `textarea`, `select`, `checkbox`, `radio`, `checkboxes`, `file` or `hidden`."""
    name = context["template_name"].rpartition("/")[2].removesuffix(".html")
    known = {
        "textarea": "textarea",
        "select": "select",
        "checkbox": "checkbox",
        "radio": "radio",
        "checkbox_select": "checkboxes",
        "file": "file",
        "clearable_file_input": "file",
        "hidden": "hidden",
    }
    return known.get(name, "text")
