"""A mailbox, documented with fields as Sphinx reads them."""


class Mailbox:
    """A mailbox on a server."""

    def __init__(self, connection, folder="INBOX", timeout=30):
        """Open one folder of a mailbox.

        :param connection: The connection to the server, already logged in.
        :param folder: Name of the folder.
        :param timeout: Seconds to wait for each answer.
        """
        self.connection = connection
        self.folder = folder
        self.timeout = timeout

    def search(self, sender=None, unread=False, limit=50):
        """Look for messages, the newest first.

        :param sender: Address that the messages come from, or None for any.
        :param unread: Whether only messages that nobody has opened are found.
        :param limit: How many messages to return at the most.
        :returns: The identifiers of the messages.
        :raises LookupError: If the folder has gone.
        """
        if not self.connection.exists(self.folder):
            raise LookupError(self.folder)
        query = {"from": sender, "unseen": unread}
        return self.connection.find(self.folder, query, self.timeout)[:limit]

    def move(self, identifiers, target, create=False):
        """Put messages into another folder.

        :param identifiers: The messages to move.
        :param target: Name of the folder that they go to.
        :param create: Whether the folder is created if it does not exist.
        """
        if create:
            self.connection.make(target)
        self.connection.copy(self.folder, identifiers, target)
        self.connection.delete(self.folder, identifiers)

    def fetch(self, identifier, headers_only=False):
        """Download one message from the server.

        :param identifier: Which message.
        :param headers_only: Whether the body is left out.
        :returns: The message as bytes.
        :raises KeyError: If there is no such message.
        """
        part = "HEADER" if headers_only else "RFC822"
        message = self.connection.read(self.folder, identifier, part)
        if message is None:
            raise KeyError(identifier)
        return message


def address_of(display_name, mail, quote=True):
    """Write a name and an address as headers want them.

    :param display_name: The person's name.
    :param mail: The address itself.
    :param quote: Whether the name is put into quotes.
    :return: The text for the header.
    """
    shown = f'"{display_name}"' if quote else display_name
    return f"{shown} <{mail}>"
