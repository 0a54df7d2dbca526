package tiles

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

const maxPixels = 64 << 20

var (
	ErrHeader  = errors.New("tiles: bad header")
	ErrTooBig  = errors.New("tiles: tile too large")
	ErrChannel = errors.New("tiles: unsupported channel count")
)

type Tile struct {
	Width, Height uint32
	Channels      uint32
	Pix           []byte
}

func readHeader(r io.Reader) (*Tile, error) {
	var raw [12]byte
	if _, err := io.ReadFull(r, raw[:]); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrHeader, err)
	}
	t := &Tile{
		Width:    binary.LittleEndian.Uint32(raw[0:4]),
		Height:   binary.LittleEndian.Uint32(raw[4:8]),
		Channels: binary.LittleEndian.Uint32(raw[8:12]),
	}
	if t.Channels == 0 || t.Channels > 4 {
		return nil, ErrChannel
	}
	return t, nil
}

// Decode reads a header followed by raw interleaved samples.
func Decode(r io.Reader) (*Tile, error) {
	t, err := readHeader(r)
	if err != nil {
		return nil, err
	}
	if t.Width > 1<<14 || t.Height > 1<<14 {
		return nil, ErrTooBig
	}
	size := uint64(t.Width) * uint64(t.Height) * uint64(t.Channels)
	if size > maxPixels {
		return nil, ErrTooBig
	}
	t.Pix = make([]byte, size)
	if _, err := io.ReadFull(r, t.Pix); err != nil {
		return nil, fmt.Errorf("tiles: samples: %w", err)
	}
	return t, nil
}

// Row returns the samples of line y.
func (t *Tile) Row(y uint32) []byte {
	stride := int(t.Width) * int(t.Channels)
	return t.Pix[int(y)*stride : (int(y)+1)*stride]
}
