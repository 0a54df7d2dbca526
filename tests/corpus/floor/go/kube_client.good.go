package kube

import (
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
)

func Client(host, token string, ca []byte) (*kubernetes.Clientset, error) {
	cfg := &rest.Config{
		Host:        host,
		BearerToken: token,
		TLSClientConfig: rest.TLSClientConfig{
			CAData: ca,
		},
	}
	return kubernetes.NewForConfig(cfg)
}
