import pytest

from ties.phones import show_phone


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
