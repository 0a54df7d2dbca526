package deploy

import "golang.org/x/crypto/ssh"

func config(user string, key ssh.Signer, known ssh.PublicKey) *ssh.ClientConfig {
	cfg := &ssh.ClientConfig{User: user, Auth: []ssh.AuthMethod{ssh.PublicKeys(key)}}
	cfg.HostKeyCallback = ssh.FixedHostKey(known)
	return cfg
}
