package proto

import (
	"encoding/binary"
	"errors"
)

var errShort = errors.New("proto: short message")

func Field(msg []byte) ([]byte, error) {
	if len(msg) < 4 {
		return nil, errShort
	}
	start := binary.BigEndian.Uint16(msg[0:2])
	end := binary.BigEndian.Uint16(msg[2:4])
	if start > end || int(end) > len(msg) {
		return nil, errShort
	}
	return msg[start:end], nil
}
