// CWE-532
package deploy

import "github.com/sirupsen/logrus"

type Target struct {
	Host   string
	APIKey string
}

func Push(t Target) error {
	logrus.WithFields(logrus.Fields{
		"host": t.Host,
		"key":  t.APIKey,
	}).Info("pushing")
	return nil
}
