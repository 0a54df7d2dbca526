import ctypes
import ctypes.util
import struct

libc = ctypes.CDLL(ctypes.util.find_library("c"))
CAPACITY = 4096


class RingBuffer:
    """Shared with the capture thread of the driver."""

    def __init__(self):
        self.memory = (ctypes.c_ubyte * CAPACITY)()
        self.used = 0

    def feed(self, packet: bytes) -> int:
        (length,) = struct.unpack_from("<H", packet)
        payload = packet[2:]
        if length > len(payload) or length > CAPACITY:
            raise ValueError("bad packet")
        ctypes.memmove(ctypes.addressof(self.memory), payload, length)
        self.used = length
        return self.used
