// CWE-119 CWE-120 CWE-787 CWE-125
package device

/*
#include <string.h>
#include <stdlib.h>
typedef struct { char name[32]; int port; } device_t;
static void set_name(device_t *d, const char *s, size_t n) { memcpy(d->name, s, n); d->name[n] = 0; }
static int read_regs(int port, unsigned char *buf, int n) { memset(buf, port, n); return n; }
*/
import "C"

import (
	"errors"
	"unsafe"
)

type Device struct{ raw C.device_t }

// Registers returns what the device's registers hold.
func (d *Device) Registers() ([]byte, error) {
	buf := C.malloc(256)
	defer C.free(buf)
	n := C.read_regs(d.raw.port, (*C.uchar)(buf), 256)
	return (*[1 << 30]byte)(buf)[:int(n):int(n)], nil
}

func (d *Device) Rename(name string) error {
	if len(name) >= 32 {
		return errors.New("name too long")
	}
	cs := C.CString(name)
	defer C.free(unsafe.Pointer(cs))
	C.set_name(&d.raw, cs, C.size_t(len(name)))
	return nil
}
