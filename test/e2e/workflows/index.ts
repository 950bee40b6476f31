/** One workflow per resource. A new one is added to this list and nowhere else. */
import { acquisitionLink } from './acquisitionLink';
import { connection } from './connection';
import { contactWay } from './contactWay';
import { corpTag } from './corpTag';
import { customer } from './customer';
import { customerStrategy } from './customerStrategy';
import { followUser } from './followUser';
import { groupChat } from './groupChat';
import { groupMessage } from './groupMessage';
import { groupWelcomeTemplate } from './groupWelcomeTemplate';
import { idConversion } from './idConversion';
import { interceptRule } from './interceptRule';
import { joinWay } from './joinWay';
import { media } from './media';
import { moment } from './moment';
import { momentStrategy } from './momentStrategy';
import { onJobTransfer } from './onJobTransfer';
import { productAlbum } from './productAlbum';
import { resignedTransfer } from './resignedTransfer';
import { statistics } from './statistics';
import { strategyTag } from './strategyTag';
import { welcomeMessage } from './welcomeMessage';

export const resourceWorkflows = {
	followUser,
	customer,
	corpTag,
	contactWay,
	groupChat,
	joinWay,
	welcomeMessage,
	groupMessage,
	moment,
	momentStrategy,
	groupWelcomeTemplate,
	productAlbum,
	onJobTransfer,
	resignedTransfer,
	acquisitionLink,
	customerStrategy,
	strategyTag,
	interceptRule,
	statistics,
	idConversion,
	media,
	connection,
};
