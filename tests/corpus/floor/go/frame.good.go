package wire

import (
	"encoding/binary"
	"errors"
	"io"
	"net"
)

const maxFrame = 1 << 20

var errFrame = errors.New("frame is too large")

func ReadFrame(conn net.Conn) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(conn, head[:]); err != nil {
		return nil, err
	}
	size := binary.BigEndian.Uint32(head[:])
	if size > maxFrame {
		return nil, errFrame
	}
	body := make([]byte, size)
	_, err := io.ReadFull(conn, body)
	return body, err
}
