// CWE-78
package convert

import (
	"context"
	"os/exec"

	pb "example.com/convert/gen"
)

type Server struct{ pb.UnimplementedConvertServer }

func (s *Server) Resize(ctx context.Context, in *pb.ResizeRequest) (*pb.ResizeReply, error) {
	args := []string{"/data/" + in.File, "-resize", in.Size, "/data/out.png"}
	out, err := exec.CommandContext(ctx, "convert", args...).CombinedOutput()
	if err != nil {
		return nil, err
	}
	return &pb.ResizeReply{Log: string(out)}, nil
}
