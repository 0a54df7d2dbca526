// CWE-377
package worker

import (
	"fmt"
	"os"
)

func WriteState(id int, data []byte) (string, error) {
	f, err := os.CreateTemp("", fmt.Sprintf("worker-%d-*.state", id))
	if err != nil {
		return "", err
	}
	defer f.Close()
	_, err = f.Write(data)
	return f.Name(), err
}
