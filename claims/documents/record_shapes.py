"""Which records a JSON value holds: itself, the elements of a list, a list somewhere within, or a chat's messages.

Knows the shapes of exports, not what the fields of a record mean.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.documents.record_fields import Record, has_text, record_fields

DEEPEST_LIST = 3
"""Objects around the list of records: news APIs and search servers use up to three."""

_JSON_FEED = "https://jsonfeed.org/"
_CHANNELS = frozenset({"public_channel", "private_channel", "public_supergroup", "private_supergroup"})
_MESSAGE_TYPES = frozenset({"message", "service"})


def records_in(value: object) -> list[object] | None:
    """The records of a value that holds many; None when it is one record itself."""
    if isinstance(value, list):
        posts: list[object] = [record for chat in value if _is_chat(chat) for record in _posts(chat)]
        return posts or [_unwrapped(record) for record in value]
    if not isinstance(value, dict):
        return None
    if (chats := _chats(value)) is not None:
        return [record for chat in chats for record in _posts(chat)]
    if has_text(value, of_its_own=True):
        return None
    held = _list_within(value)
    if held is not None and str(value.get("version", "")).startswith(_JSON_FEED):
        held = [{"publisher": value.get("title")} | item if isinstance(item, dict) else item for item in held]
    if has_text(value) and not any(map(has_text, held or ())):
        return None
    return [_unwrapped(record) for record in held] if held is not None else None


def one_record(value: object) -> object:
    """A value that is one record, what matters of it lifted out of the objects around it."""
    return _unwrapped(value)


def _unwrapped(record: object) -> object:
    for _ in range(DEEPEST_LIST):
        if not isinstance(record, dict) or has_text(record):
            return record
        held = {name for name, inner in record.items() if isinstance(inner, dict)}
        name = next((name for name in record_fields().wrappers if name in held), None) if held else None
        inner = record[name] if name else None
        if not isinstance(inner, dict):
            return record
        record = {key: kept for key, kept in record.items() if key != name} | inner
    return record


def _list_within(value: Record) -> list[object] | None:
    """The list of records that an object holds, or an object within it does."""
    within = [value]
    for _ in range(DEEPEST_LIST):
        for holder in within:
            lists = (holder.get(name) for name in record_fields().lists)
            held = next((found for found in lists if isinstance(found, list)), None)
            if held is not None:
                return held
        names = record_fields().wrappers
        within = [inner for holder in within for name in names if isinstance(inner := holder.get(name), dict)]
    return None


def _chats(value: Record) -> list[Record] | None:
    """The chats of a Telegram export: one, or all of an account."""
    if _is_chat(value):
        return [value]
    held = value.get("chats")
    listed = held.get("list") if isinstance(held, dict) else None
    chats = [chat for chat in listed if _is_chat(chat)] if isinstance(listed, list) else []
    return chats or None


def _is_chat(value: object) -> bool:
    messages = value.get("messages") if isinstance(value, dict) else None
    return (
        isinstance(messages, list)
        and bool(messages)
        and all(isinstance(each, dict) and each.get("type") in _MESSAGE_TYPES and "date" in each for each in messages)
    )


def _posts(chat: Record) -> Iterator[Record]:
    """A chat's posts as records; what the service says of joins and pins is nobody's report."""
    messages = chat["messages"]
    for message in messages if isinstance(messages, list) else []:
        if message.get("type") == "message":
            yield _post(message, chat)


def _post(message: Record, chat: Record) -> Record:
    """The post, printed by its chat; whoever it was forwarded from supplied its words as an agency does."""
    name, writer = chat.get("name"), message.get("author") or message.get("from")
    return message | {
        "publisher": name or writer,
        "byline": writer if writer != name else None,
        "agency": message.get("forwarded_from") or message.get("saved_from"),
        "url": _address(message, chat),
        "from": None,
    }


def _address(message: Record, chat: Record) -> str | None:
    username, chat_id, number = chat.get("username"), chat.get("id"), message.get("id")
    if not isinstance(number, int) or chat.get("type") not in _CHANNELS:
        return None
    if isinstance(username, str) and username:
        return f"https://t.me/{username}/{number}"
    return f"https://t.me/c/{chat_id}/{number}" if isinstance(chat_id, int) else None
