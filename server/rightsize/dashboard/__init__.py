"""The local page and its API: chat, figures from the ledger, and a door for programs that speak OpenAI."""
