import { Body, Controller, NotFoundException, Param, ParseIntPipe, Patch } from '@nestjs/common'
import { InjectRepository } from '@nestjs/typeorm'
import { Repository } from 'typeorm'
import { Member } from './member.entity'
import { UpdateMemberDto } from './update-member.dto'

@Controller('members')
export class MembersController {
  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}

  @Patch(':id')
  async update(@Param('id', ParseIntPipe) id: number, @Body() body: UpdateMemberDto) {
    const member = await this.members.findOneBy({ id })
    if (!member) throw new NotFoundException()
    member.name = body.name
    member.language = body.language
    return this.members.save(member)
  }
}
