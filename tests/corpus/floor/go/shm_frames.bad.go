// CWE-125
package frames

import (
	"errors"
	"fmt"
	"unsafe"

	"golang.org/x/sys/unix"
)

type header struct {
	magic  uint32
	length uint32
	seq    uint64
}

const (
	frameMagic = 0x46524d31
	headerSize = int(unsafe.Sizeof(header{}))
)

var ErrFormat = errors.New("frames: malformed segment")

// Segment maps a producer's shared memory file read-only.
type Segment struct {
	mem []byte
}

func Map(fd, size int) (*Segment, error) {
	if size < headerSize {
		return nil, ErrFormat
	}
	mem, err := unix.Mmap(fd, 0, size, unix.PROT_READ, unix.MAP_SHARED)
	if err != nil {
		return nil, fmt.Errorf("frames: mmap: %w", err)
	}
	return &Segment{mem: mem}, nil
}

// Payload copies the current frame out of the segment.
func (s *Segment) Payload() ([]byte, uint64, error) {
	if len(s.mem) < headerSize {
		return nil, 0, ErrFormat
	}
	h := *(*header)(unsafe.Pointer(&s.mem[0]))
	if h.magic != frameMagic {
		return nil, 0, ErrFormat
	}
	start := unsafe.Add(unsafe.Pointer(&s.mem[0]), headerSize)
	view := unsafe.Slice((*byte)(start), int(h.length))
	out := make([]byte, len(view))
	copy(out, view)
	return out, h.seq, nil
}

func (s *Segment) Close() error {
	mem := s.mem
	s.mem = nil
	return unix.Munmap(mem)
}
