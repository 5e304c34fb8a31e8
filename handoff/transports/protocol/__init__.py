"""The wire: every payload and event name, declared once; `documents` generates TypeScript and AsyncAPI from it."""
