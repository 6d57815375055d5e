"""A department of the union back office, in Python. It needs pika (pip install pika); to open what it is asked,
cryptography as well (pip install 'cryptography>=47').

    with Department.from_environment() as department:
        event = department.enrollment_requested({"applicationNumber": "RH-2026-000001", ...})
        department.publish(event)                      # returns when the broker has it on disk
        department.read_outcomes(print, idle=5)        # every answer, until none came for 5 seconds
        department.ask("RH-2026-000001")               # what became of it, at any later time
        department.query("stations", {"query": "stations.near", "lon": 112.938, "lat": 28.228, "crs": "WGS-84"})
        department.open_request(event, private_key)    # what the union asks of us, where is_request(event)

Three rules make this safe against every crash, yours, ours, or the network's:
  1. An event keeps its id. When in doubt, send the same event again: the union handles it once.
  2. An outcome is acknowledged after it was dealt with. It may come twice: its own id tells.
  3. Every message names its sender in `user_id`, which the broker checks against the login.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import random
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, TypeVar

import pika
from pika import exceptions
from pika.adapters.blocking_connection import BlockingChannel

Event = dict[str, Any]
Result = TypeVar("Result")

STRUCTURED = "application/cloudevents+json"
BATCH = "application/cloudevents-batch+json"
ACCESS_REFUSED, PRECONDITION_FAILED = 403, 406

#: What passes: the broker restarts, the network fails, a queue is full for a moment.
TRANSIENT = (
    exceptions.AMQPConnectionError,
    exceptions.AMQPChannelError,
    exceptions.ChannelWrongStateError,
    exceptions.ConnectionWrongStateError,
    exceptions.NackError,
    OSError,
)


class Refused(Exception):
    """The broker will not take this from us, however often we try: a wrong password, or a right we lack."""


class QuestionFailed(Exception):
    """The union answered a question with an error; `code` is stable."""

    def __init__(self, code: str, message: dict[str, str]) -> None:
        super().__init__(f"{code}: {message.get('en', '')} {message.get('zh', '')}")
        self.code = code


class RequestUnreadable(Exception):
    """A request does not open: it is sealed to another key, was changed, or is meant for somebody else. Tell the union."""


class Department:
    """One department's connection. Use each object from one thread only."""

    def __init__(self, uri: str, patience: float = 300.0) -> None:
        """`uri` is amqp://NAME:PASSWORD@HOST:PORT/union; `patience` is how long to try when the broker is away."""
        self._parameters = pika.URLParameters(uri)
        self._parameters.heartbeat = 30
        self._parameters.blocked_connection_timeout = 60
        self._patience = patience
        self._connection: pika.BlockingConnection | None = None
        self._channel: BlockingChannel | None = None
        self.name: str = self._parameters.credentials.username
        self.queue = f"department.{self.name}"
        self.resent = 0  # how often something was sent again after a lost connection

    @classmethod
    def from_environment(cls) -> Department:
        """Reads DEPARTMENT_URI, or the file DEPARTMENT_FILE that holds what `unionctl departments add --json` printed."""
        if uri := os.environ.get("DEPARTMENT_URI"):
            return cls(uri)
        if path := os.environ.get("DEPARTMENT_FILE"):
            return cls.from_file(Path(path))
        raise SystemExit("Set DEPARTMENT_URI (amqp://NAME:PASSWORD@HOST:PORT/union) or DEPARTMENT_FILE.")

    @classmethod
    def from_file(cls, path: Path) -> Department:
        """Reads the file that holds what `unionctl departments add --json` printed."""
        return cls(json.loads(path.read_text(encoding="utf-8"))["uri"])

    def __enter__(self) -> Department:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connection. Outcomes not yet acknowledged come again."""
        connection, self._connection, self._channel = self._connection, None, None
        try:
            if connection is not None and connection.is_open:
                connection.close()
        except TRANSIENT:
            pass  # It was lost already, and that is what closing is for.

    # Sending

    def enrollment_requested(self, data: dict[str, Any], event_id: str | None = None) -> Event:
        """The CloudEvent that asks for an enrolment. Store it, or its id, before you publish it."""
        return self.event("enrollment.requested.v1", data, event_id)

    def event(self, type: str, data: dict[str, Any], event_id: str | None = None) -> Event:
        """A CloudEvent of any type. Store it, or its id, before you publish it."""
        return {
            "specversion": "1.0",
            "id": event_id or str(uuid.uuid4()),
            "source": f"/departments/{self.name}",
            "type": type,
            "time": datetime.now(timezone.utc).isoformat(timespec="milliseconds"),
            "datacontenttype": "application/json",
            "data": data,
        }

    def publish(self, event: Event) -> None:
        """Sends one event, and returns when the broker has it on disk (structured mode)."""
        self.send(event["type"], as_json(event), STRUCTURED)

    def publish_batch(self, events: list[Event]) -> None:
        """Sends up to 500 events of one type in one message; each is handled on its own, as if sent alone."""
        self.send(events[0]["type"], as_json(events), BATCH)

    def publish_binary(self, event: Event) -> None:
        """Sends one event in binary mode: its attributes as headers, its data as the body."""
        headers = {f"cloudEvents_{name}": value for name, value in event.items() if name not in ("data", "datacontenttype")}
        self.send(event["type"], as_json(event["data"]), "application/json", headers)

    def send(self, routing_key: str, body: bytes, content_type: str, headers: dict[str, Any] | None = None) -> None:
        """Sends bytes, again and again until the broker confirms them: the same bytes, so the same event id."""
        properties = pika.BasicProperties(
            content_type=content_type,
            delivery_mode=pika.DeliveryMode.Persistent.value,
            user_id=self.name,
            headers=headers,
        )
        self._persist(
            lambda channel: channel.basic_publish("ingress", routing_key, body, properties, mandatory=True)
        )

    # Reading

    def read_outcomes(
        self,
        handle: Callable[[Event], object],
        enough: Callable[[], bool] = lambda: False,
        idle: float = 5.0,
    ) -> None:
        """Gives every outcome to `handle`, and acknowledges it when `handle` returns; what it did not finish comes again.

        Ends when `enough()` says so, or when nothing has come for `idle` seconds.
        """
        heard = time.monotonic()

        def read(channel: BlockingChannel) -> None:
            nonlocal heard
            try:
                for method, _, body in channel.consume(self.queue, inactivity_timeout=min(idle, 0.5)):
                    if method is not None:
                        handle(json.loads(body))
                        channel.basic_ack(method.delivery_tag)
                        heard = time.monotonic()
                    if enough() or time.monotonic() - heard > idle:
                        return
            finally:
                if channel.is_open:
                    channel.close()  # what was not acknowledged goes back into the queue

        self._persist(read)

    # Being asked

    def open_request(self, event: Event, *private_keys: str) -> dict[str, Any]:
        """What a request says: data of the event's type. `private_keys` are PEM; of several, the request names its own.

        Raises RequestUnreadable. See Shared/Contracts/Documents/sealed-request.md.
        """
        # Who is asked nothing needs no cryptography.
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

        keys = {key_id: key for key_id, key in map(read_private_key, private_keys)}
        sealed = event["data"]
        if sealed.get("keyId") not in keys:
            raise RequestUnreadable(f"request {event['id']} is sealed to key {sealed.get('keyId')}, which is not here")
        info = "\n".join(["union/requests/v1", self.name, event["type"], event["id"]])
        try:
            message = base64.b64decode(sealed["enc"], validate=True) + base64.b64decode(sealed["ciphertext"], validate=True)
            suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
            plain = suite.decrypt(message, keys[sealed["keyId"]], info.encode())
        except (InvalidTag, KeyError, ValueError) as error:
            raise RequestUnreadable(f"request {event['id']} was changed, or is not for {self.name}") from error
        return json.loads(plain)

    # Asking

    def ask(self, application_number: str, timeout: float = 10.0) -> dict[str, Any]:
        """What became of one of our applications: {applicationNumber, state, outcome}.

        Raises QuestionFailed, with the code `application-unknown` for a number we never sent, or TimeoutError.
        """
        return self.query("enrollment", {"query": "application", "applicationNumber": application_number}, timeout)

    def query(self, service: str, question: dict[str, Any], timeout: float = 10.0) -> dict[str, Any]:
        """The answer of a service to a question.

        Raises QuestionFailed, with the code that says why, or TimeoutError.
        """
        answer = self._persist(lambda _: self._exchange_for_answer(service, question, timeout))
        if not answer["ok"]:
            raise QuestionFailed(answer["error"]["code"], answer["error"].get("message", {}))
        return answer["result"]

    def _exchange_for_answer(self, service: str, question: dict[str, Any], timeout: float) -> dict[str, Any]:
        """One question and its answer over RabbitMQ's direct reply-to, on a channel of its own."""
        assert self._connection is not None
        question_id = str(uuid.uuid4())
        answers: list[bytes] = []

        def keep_ours(_channel: object, _method: object, properties: pika.BasicProperties, body: bytes) -> None:
            if properties.correlation_id == question_id:
                answers.append(body)

        with self._connection.channel() as channel:
            channel.confirm_delivery()
            channel.basic_consume("amq.rabbitmq.reply-to", keep_ours, auto_ack=True)
            properties = pika.BasicProperties(
                content_type="application/json",
                user_id=self.name,
                message_id=question_id,
                correlation_id=question_id,
                reply_to="amq.rabbitmq.reply-to",
                expiration=str(int(timeout * 1000)),  # nobody waits for it longer
            )
            channel.basic_publish("queries", service, as_json(question), properties, mandatory=True)
            deadline = time.monotonic() + timeout
            while not answers:
                if time.monotonic() > deadline:
                    raise TimeoutError(f"no answer within {timeout:g} s; the question may be asked again")
                self._connection.process_data_events(time_limit=0.1)
        return json.loads(answers[0])

    # The connection

    def _persist(self, action: Callable[[BlockingChannel], Result]) -> Result:
        """Does something on the channel; when the connection is lost, connects again and does it again."""
        give_up = time.monotonic() + self._patience
        for pause in pauses():
            try:
                return action(self._open_channel())
            except TimeoutError:
                raise
            except exceptions.ProbableAuthenticationError as error:
                raise Refused(f"{self.name}: the broker refused the name or the password") from error
            except TRANSIENT as error:
                self._raise_if_final(error)
                self.close()
                if time.monotonic() > give_up:
                    raise
                self.resent += 1
                time.sleep(pause)
        raise AssertionError("pauses() never ends")

    def _raise_if_final(self, error: Exception) -> None:
        """Repeating helps against everything but a missing right or a wrong user_id."""
        code = getattr(error, "reply_code", None)
        if isinstance(error, exceptions.ChannelClosedByBroker) and code in (ACCESS_REFUSED, PRECONDITION_FAILED):
            self.close()
            raise Refused(f"{self.name}: {error.reply_text}") from error

    def _open_channel(self) -> BlockingChannel:
        """The channel, with confirms and a bounded number of outcomes under way; connected anew where necessary."""
        if self._connection is None or not self._connection.is_open:
            self._connection = pika.BlockingConnection(self._parameters)
            self._channel = None
        if self._channel is None or not self._channel.is_open:
            self._channel = self._connection.channel()
            self._channel.confirm_delivery()
            self._channel.basic_qos(prefetch_count=200)
        return self._channel


def is_request(event: Event) -> bool:
    """Whether an event from our queue asks us something (and must be opened), or tells an outcome."""
    return "ciphertext" in event["data"]


def new_key() -> tuple[str, str]:
    """A new key pair in PEM: the private key, which nobody else may ever see, and the public key, for the union."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

    key = X25519PrivateKey.generate()
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return private.decode(), public.decode()


def read_private_key(pem: str) -> tuple[str, Any]:
    """A private key from PEM, and the id by which requests name it."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    key = load_pem_private_key(pem.encode(), password=None)
    if not isinstance(key, X25519PrivateKey):
        raise ValueError("this is no X25519 key: make one with new_key(), or openssl genpkey -algorithm X25519")
    return hashlib.sha256(key.public_key().public_bytes_raw()).hexdigest()[:16], key


def pauses() -> Iterator[float]:
    """Seconds to wait before each new attempt: doubling from 0.1 to 5, with jitter, for ever."""
    pause = 0.1
    while True:
        yield pause * random.uniform(0.5, 1.0)
        pause = min(pause * 2, 5.0)


def as_json(value: Any) -> bytes:
    """UTF-8 JSON, as it goes onto the wire."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
