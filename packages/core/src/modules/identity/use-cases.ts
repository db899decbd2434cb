import type { AnyUseCase } from '../../usecase/index.ts';
import { accounts, me, myDevices, myTokens, readInvitation, recoveries } from './account.views.ts';
import { acceptInvitation } from './commands/accept-invitation.ts';
import { changePassword } from './commands/change-password.ts';
import { invite, inviteMany } from './commands/invite.ts';
import { closeAccount, lockAccountOf, unlockAccount } from './commands/keep-account.ts';
import { openInvitation } from './commands/open-invitation.ts';
import { passkeySignInOptions, signInWithPasskey } from './commands/passkey-sign-in.ts';
import { addPasskey, passkeyOptions, removePasskey } from './commands/passkeys.ts';
import { approveRecovery, requestRecovery, withdrawRecovery } from './commands/recovery.ts';
import { signIn } from './commands/sign-in.ts';
import { signOut, signOutDevice, signOutEverywhere } from './commands/sign-out.ts';
import { sweep } from './commands/sweep.ts';
import { createToken, revokeToken } from './commands/tokens.ts';
import { confirmTotp, enrolTotp } from './commands/totp.ts';
import { touch } from './commands/touch.ts';
import { verifyAgain } from './commands/verify-again.ts';
import { orderer } from './orderer.views.ts';
import { whoIsThis } from './who-is-this.views.ts';

/** Everything this room does, by the name it has in code. */
export const identity = {
  invite,
  inviteMany,
  openInvitation,
  readInvitation,
  acceptInvitation,
  signIn,
  passkeySignInOptions,
  signInWithPasskey,
  verifyAgain,
  signOut,
  signOutEverywhere,
  signOutDevice,
  changePassword,
  enrolTotp,
  confirmTotp,
  passkeyOptions,
  addPasskey,
  removePasskey,
  requestRecovery,
  approveRecovery,
  withdrawRecovery,
  recoveries,
  lockAccount: lockAccountOf,
  unlockAccount,
  closeAccount,
  accounts,
  createToken,
  revokeToken,
  me,
  myDevices,
  myTokens,
  whoIsThis,
  orderer,
  touch,
  sweep,
} as const;

/** The same as a list: for the REST door and for tests that walk over every use case. */
export const identityUseCases: readonly AnyUseCase[] = Object.values(identity);
