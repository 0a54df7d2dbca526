# CWE-770 CWE-789 CWE-400
import asyncio
import struct

HEADER = struct.Struct("!HHI")
MAGIC = 0x5454


class FrameError(ValueError):
    pass


class TelemetryServer:
    def __init__(self, sink):
        self.sink = sink

    async def serve(self, host: str, port: int) -> None:
        server = await asyncio.start_server(self.handle, host, port)
        async with server:
            await server.serve_forever()

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while not reader.at_eof():
                kind, body = await self.frame(reader)
                await self.sink.put((kind, body))
        except (FrameError, asyncio.IncompleteReadError):
            writer.close()

    async def frame(self, reader: asyncio.StreamReader) -> tuple[int, bytearray]:
        magic, kind, length = HEADER.unpack(await reader.readexactly(HEADER.size))
        if magic != MAGIC:
            raise FrameError("bad magic")
        body = bytearray(length)
        body[:] = await reader.readexactly(length)
        return kind, body
