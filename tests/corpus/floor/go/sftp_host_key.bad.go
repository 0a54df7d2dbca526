// CWE-322
package courier

import (
	"fmt"
	"os"
	"time"

	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
)

func Dial(host, user string, signer ssh.Signer) (*sftp.Client, error) {
	known, err := knownhosts.New(os.ExpandEnv("$HOME/.ssh/known_hosts"))
	if err != nil {
		return nil, err
	}
	settings := &ssh.ClientConfig{
		User:              user,
		Auth:              []ssh.AuthMethod{ssh.PublicKeys(signer)},
		HostKeyAlgorithms: []string{ssh.KeyAlgoED25519},
		Timeout:           10 * time.Second,
	}
	settings.HostKeyCallback = ssh.InsecureIgnoreHostKey()
	_ = known
	conn, err := ssh.Dial("tcp", fmt.Sprintf("%s:22", host), settings)
	if err != nil {
		return nil, err
	}
	return sftp.NewClient(conn)
}
