"""The application as a whole."""

from inspect import iscoroutinefunction

import pytest
from flask import Flask


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_it_calls_no_function_that_is_asynchronous(app: Flask) -> None:
    """Flask is told that it need not ask."""
    around = (app.before_request_funcs, app.after_request_funcs, app.teardown_request_funcs)
    functions = [function for of in around for some in of.values() for function in some]
    functions += [*app.view_functions.values(), *app.teardown_appcontext_funcs]
    functions += [f for of in app.error_handler_spec.values() for some in of.values() for f in some.values()]
    assert len(functions) > 100
    assert not [function for function in functions if iscoroutinefunction(function)]
