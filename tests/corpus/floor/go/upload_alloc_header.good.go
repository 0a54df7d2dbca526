package frames

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"net"
)

const largest = 1 << 20

var errFrame = errors.New("frames: too large")

type Reader struct {
	in *bufio.Reader
}

func New(conn net.Conn) *Reader { return &Reader{in: bufio.NewReaderSize(conn, largest)} }

func (r *Reader) Next() ([]byte, error) {
	var size uint32
	if err := binary.Read(r.in, binary.BigEndian, &size); err != nil {
		return nil, err
	}
	if size == 0 || size > largest {
		return nil, errFrame
	}
	frame := make([]byte, size)
	_, err := io.ReadFull(r.in, frame)
	return frame, err
}
