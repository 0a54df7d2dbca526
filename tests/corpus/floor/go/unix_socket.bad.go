// CWE-732 CWE-276
package control

import (
	"bufio"
	"net"
	"os"
)

type Server struct {
	path    string
	handler func(line string) string
}

func (s *Server) Listen() (net.Listener, error) {
	_ = os.Remove(s.path)
	l, err := net.Listen("unix", s.path)
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(s.path, 0o777); err != nil {
		l.Close()
		return nil, err
	}
	return l, nil
}

func (s *Server) Serve(l net.Listener) error {
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer c.Close()
			in := bufio.NewScanner(c)
			for in.Scan() {
				_, _ = c.Write([]byte(s.handler(in.Text()) + "\n"))
			}
		}()
	}
}
