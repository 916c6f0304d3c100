"""What is read at the start to be quick later must be readable."""

from bot import warming


def test_made_up_lines_are_read_without_a_fault() -> None:
    warming.warm()


def test_warming_does_not_hold_up_the_start() -> None:
    thread = warming.start()
    assert thread.daemon
    thread.join(30)
    assert not thread.is_alive()
