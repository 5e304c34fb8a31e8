"""`python -m bot train …` and `python -m bot run …`: Rasa's own command line, without TensorFlow."""

from bot.without_tensorflow import leave_out


def main() -> None:
    """Hands over to Rasa, whose options and messages these are."""
    leave_out()
    from rasa.__main__ import main as rasa

    rasa()


if __name__ == "__main__":
    main()
