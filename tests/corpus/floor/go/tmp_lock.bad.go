// CWE-377
package worker

import (
	"fmt"
	"os"
)

func WriteState(id int, data []byte) (string, error) {
	name := fmt.Sprintf("/tmp/worker-%d.state", id)
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0600)
	if err != nil {
		return "", err
	}
	defer f.Close()
	_, err = f.Write(data)
	return f.Name(), err
}
