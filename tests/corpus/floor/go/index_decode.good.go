package codec

import (
	"encoding/binary"
	"errors"
)

var names = [...]string{"ping", "join", "leave", "say"}

var ErrShort = errors.New("codec: short message")

type Message struct {
	Kind string
	Body []byte
}

func Decode(data []byte) (*Message, error) {
	if len(data) < 4 {
		return nil, ErrShort
	}
	kind := binary.BigEndian.Uint16(data)
	length := int(binary.BigEndian.Uint16(data[2:]))
	if int(kind) >= len(names) || len(data) < 4+length {
		return nil, ErrShort
	}
	return &Message{Kind: names[kind], Body: data[4 : 4+length]}, nil
}
