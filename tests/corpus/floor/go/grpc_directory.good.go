package directory

import (
	"context"
	"database/sql"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	pb "example.com/directory/gen/directory/v1"
)

type Server struct {
	pb.UnimplementedDirectoryServer
	db *sql.DB
}

func (s *Server) List(ctx context.Context, req *pb.ListRequest) (*pb.ListReply, error) {
	stmt := "SELECT id, name FROM people WHERE team_id = $1"
	args := []any{req.GetTeamId()}
	if f := req.GetNamePrefix(); f != "" {
		stmt += " AND name ILIKE $2 || '%'"
		args = append(args, f)
	}
	rows, err := s.db.QueryContext(ctx, stmt+" ORDER BY name LIMIT 100", args...)
	if err != nil {
		return nil, status.Error(codes.Internal, "lookup failed")
	}
	defer rows.Close()
	reply := &pb.ListReply{}
	for rows.Next() {
		p := &pb.Person{}
		if err := rows.Scan(&p.Id, &p.Name); err != nil {
			return nil, status.Error(codes.Internal, "lookup failed")
		}
		reply.People = append(reply.People, p)
	}
	return reply, rows.Err()
}
