// CWE-22
package files

import (
	"context"
	"os"
	"path/filepath"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	pb "example.com/files/proto"
)

type server struct {
	pb.UnimplementedFilesServer
	dir string
}

func (s *server) Read(ctx context.Context, req *pb.ReadRequest) (*pb.ReadReply, error) {
	path := filepath.Join(s.dir, req.GetName())
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, status.Error(codes.NotFound, "no such file")
	}
	return &pb.ReadReply{Data: data}, nil
}
