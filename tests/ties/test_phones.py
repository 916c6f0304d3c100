import pytest

from ties.phones import read_phone, show_phone


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        pytest.param("+8613800138000", "+86 138 0013 8000", id="China"),
        pytest.param("+17755550121", "+1 775-555-0121", id="United States"),
        pytest.param("extension 12", "extension 12", id="something else stays"),
    ],
)
def test_a_number_is_shown_in_groups(number: str, shown: str) -> None:
    assert show_phone(number) == shown


@pytest.mark.parametrize(
    ("text", "region", "number"),
    [
        pytest.param("138 0013 8000", "CN", "+8613800138000", id="at home"),
        pytest.param("+44 161 496 0315", "CN", "+441614960315", id="abroad"),
        pytest.param("138 0013 8000", "", None, id="no country known"),
        pytest.param("12", "DE", None, id="a service number"),
        pytest.param("1234567890123456789", "CN", None, id="too long"),
        pytest.param("call me", "CN", None, id="no number"),
    ],
)
def test_a_typed_number_is_read(text: str, region: str, number: str | None) -> None:
    assert read_phone(text, region) == number
