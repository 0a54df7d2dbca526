package wire

import (
	"bufio"
	"encoding/binary"
	"io"
)

type Frame struct {
	Kind byte
	Body []byte
}

func Read(br *bufio.Reader) (Frame, error) {
	kind, err := br.ReadByte()
	if err != nil {
		return Frame{}, err
	}
	n, err := binary.ReadUvarint(br)
	if err != nil {
		return Frame{}, err
	}
	if n > 1<<20 {
		return Frame{}, io.ErrShortBuffer
	}
	f := Frame{Kind: kind, Body: make([]byte, n)}
	_, err = io.ReadFull(br, f.Body)
	return f, err
}
