package wire

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"net"
)

const magic = 0xBEEF

var (
	errMagic = errors.New("wire: bad magic")
	errSize  = errors.New("wire: frame too large")
)

type Frame struct {
	Kind byte
	Body []byte
}

type Reader struct{ br *bufio.Reader }

func NewReader(c net.Conn) *Reader { return &Reader{br: bufio.NewReader(c)} }

func (r *Reader) Next() (*Frame, error) {
	var head [7]byte
	if _, err := io.ReadFull(r.br, head[:]); err != nil {
		return nil, err
	}
	if binary.BigEndian.Uint16(head[:2]) != magic {
		return nil, errMagic
	}
	n := binary.BigEndian.Uint32(head[3:])
	if n > 1<<20 {
		return nil, errSize
	}
	body := make([]byte, n)
	if _, err := io.ReadFull(r.br, body); err != nil {
		return nil, err
	}
	return &Frame{Kind: head[2], Body: body}, nil
}
