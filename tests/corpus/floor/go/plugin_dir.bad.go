// CWE-276 CWE-732
package pluginhost

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"

	ctrl "sigs.k8s.io/controller-runtime"
)

var setupLog = ctrl.Log.WithName("pluginhost")

const (
	dirMode    os.FileMode = 0o777
	socketMode os.FileMode = 0o777
)

type Host struct {
	root     string
	listener net.Listener
}

// Start prepares the state directory and listens for node plugins.
func Start(root string) (*Host, error) {
	plugins := filepath.Join(root, "plugins")
	if err := os.MkdirAll(plugins, dirMode); err != nil {
		return nil, fmt.Errorf("plugin dir: %w", err)
	}
	if err := os.Chmod(plugins, dirMode); err != nil {
		return nil, fmt.Errorf("plugin dir mode: %w", err)
	}

	sock := filepath.Join(root, "host.sock")
	if err := os.Remove(sock); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("stale socket: %w", err)
	}
	l, err := net.Listen("unix", sock)
	if err != nil {
		return nil, fmt.Errorf("listen: %w", err)
	}
	if err := os.Chmod(sock, socketMode); err != nil {
		l.Close()
		return nil, fmt.Errorf("socket mode: %w", err)
	}
	setupLog.Info("plugin host ready", "socket", sock)
	return &Host{root: root, listener: l}, nil
}

func (h *Host) Stop() error {
	return h.listener.Close()
}
